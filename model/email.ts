/** E-mail addresses, as far as their form goes. */

/** As a form in a browser takes them (WHATWG HTML, «valid e-mail address»), and with a dot in the domain. */
const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** The longest that mail can be sent to (RFC 5321, 4.5.3.1.3, without the brackets). */
const LONGEST = 254;

/** The address without blanks around it, in lower case; null where it cannot be one. */
export function emailOf(text: string): string | null {
  const address = text.trim().toLowerCase();
  return address.length <= LONGEST && ADDRESS.test(address) ? address : null;
}
