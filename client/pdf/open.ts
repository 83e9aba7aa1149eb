/** Opening a PDF to be shown. The legacy build of pdf.js runs in the browsers that the rest of the product runs in. */
import { getDocument, PDFWorker, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  /** Width over height of its first page: what stands there for a page that was not looked at yet. */
  readonly ratio: number;
  readonly close: () => void;
}

/** Reads a PDF in a thread of its own. Rejects when it cannot be read. Nothing in it runs and nothing is fetched for it. */
export async function openPdf(bytes: ArrayBuffer): Promise<OpenPdf> {
  const thread = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port: thread });
  const close = (): void => {
    worker.destroy();
    thread.terminate();
  };
  try {
    // A copy, for the reader takes the bytes away. What our policy forbids (WebAssembly) is not tried.
    const data = new Uint8Array(bytes.slice(0));
    const document = await getDocument({
      data,
      worker,
      useWasm: false,
      useWorkerFetch: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
    const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
    return { document, ratio: width / height, close };
  } catch (error) {
    close();
    throw error;
  }
}
