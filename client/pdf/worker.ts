/** The part of pdf.js that reads a file: a thread of its own, served from our own origin. */
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
