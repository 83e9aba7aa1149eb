// Browsers come from the system or from @sparticuz/chromium; Puppeteer must not fetch one at install.
module.exports = { skipDownload: true };
