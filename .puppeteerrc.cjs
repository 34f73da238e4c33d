// Keeps Puppeteer's install script from downloading a browser: Muster runs the Chromium of the machine
// (src/chat/whatsapp/chromium.ts). It is a file because every version of npm heeds it.
module.exports = { skipDownload: true };
