/** Where page and service worker find what they keep of the application. */

/** The cache; another name when its layout changes. */
export const SHELL = 'samenschrift-schil-1';
/** The page that answers every address of the product. */
export const SHELL_PAGE = '/schil';
