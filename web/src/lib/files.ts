// What the page says about files before it sends them. The server decides by content; this only spares a long upload.

export const LARGEST_UPLOAD = 20 * 1024 * 1024;
/** By the ending of the name: browsers know no type for some of these. */
export const DOCUMENTS = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.xlsx', '.ofd'];
export const PHOTOS = ['.jpg', '.jpeg', '.png'];

export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export type FileComplaint = 'tooLarge' | 'empty' | 'wrongType';
export function complaintAbout(file: { name: string; size: number }, endings: string[]): FileComplaint | null {
  if (file.size === 0) return 'empty';
  if (file.size > LARGEST_UPLOAD) return 'tooLarge';
  return endings.some((ending) => file.name.toLowerCase().endsWith(ending)) ? null : 'wrongType';
}
