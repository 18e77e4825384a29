import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';

type PdfJs = typeof import('pdfjs-dist');

let library: Promise<{ pdfjs: PdfJs; worker: PDFWorker }> | undefined;

/** Loads the library once; one worker serves every preview (a new one costs a third of a second). */
async function load(): Promise<{ pdfjs: PdfJs; worker: PDFWorker }> {
  const [pdfjs, script] = await Promise.all([
    import('pdfjs-dist'),
    import('pdfjs-dist/build/pdf.worker.min.mjs?url'),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = script.default;
  return { pdfjs, worker: new pdfjs.PDFWorker() };
}

/** Opens a document from its bytes, without evaluating, fetching or running anything from it. */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  library ??= load();
  const { pdfjs, worker } = await library;
  return pdfjs.getDocument({
    data: new Uint8Array(bytes.slice(0)),
    worker,
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    useSystemFonts: false,
  }).promise;
}

/**
 * Draws a page and its selectable text. The text comes through `streamTextContent`: WebKitGTK has
 * no async iterator on streams, which `getTextContent` needs.
 */
export async function drawPage(
  document: PDFDocumentProxy,
  number: number,
  width: number,
  canvas: HTMLCanvasElement,
  text: HTMLElement,
): Promise<void> {
  const { pdfjs } = await (library ??= load());
  const page = await document.getPage(number);
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const density = Math.max(window.devicePixelRatio, 1);
  canvas.width = Math.floor(viewport.width * density);
  canvas.height = Math.floor(viewport.height * density);
  canvas.style.width = `${viewport.width}px`;
  canvas.style.height = `${viewport.height}px`;
  await page.render({
    canvas,
    viewport,
    transform: density === 1 ? undefined : [density, 0, 0, density, 0, 0],
  }).promise;
  text.replaceChildren();
  text.style.setProperty('--total-scale-factor', String(scale));
  const layer = new pdfjs.TextLayer({
    textContentSource: page.streamTextContent({ includeMarkedContent: true }),
    container: text,
    viewport,
  });
  await layer.render();
}
