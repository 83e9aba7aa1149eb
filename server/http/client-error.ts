/** What is answered to bytes that Node's parser does not take for HTTP: there is no request, only a socket. */
import type { Socket } from 'node:net';

interface Answer {
  readonly status: string;
  readonly fout: string;
  readonly boodschap: string;
}

const BAD: Answer = { status: '400 Bad Request', fout: 'ongeldig', boodschap: 'Dit is geen geldige HTTP-aanvraag.' };
const ANSWERS: Readonly<Record<string, Answer>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    fout: 'te-groot',
    boodschap: 'Het adres of de koppen van de aanvraag zijn te lang.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    fout: 'ongeldig',
    boodschap: 'De aanvraag kwam niet op tijd binnen. Probeer opnieuw.',
  },
};

/** Answers with a body of our own shape and hangs up. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { status, ...content } = ANSWERS[error.code ?? ''] ?? BAD;
  const body = JSON.stringify(content);
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
