/** A file's bytes as base64, for a mutation. Rejects when the browser cannot read the file any more. */
export const base64Of = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '');
    reader.onerror = () => reject(new Error('The file could not be read.'));
    reader.readAsDataURL(file);
  });

/** The kinds of file that are taken as evidence, by their endings, and how large; the server looks at the bytes. */
export const evidenceRule = {
  kinds: ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.heic', '.pdf', '.txt'],
  mostBytes: 5 * 1024 * 1024,
} as const;
