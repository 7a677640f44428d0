// What the page says about files before it sends them. The server decides by content; this only spares a long upload.

export const LARGEST_UPLOAD = 20 * 1024 * 1024;
export const DOCUMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png'];
export const PHOTO_TYPES = ['image/jpeg', 'image/png'];

export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export type FileComplaint = 'tooLarge' | 'empty' | 'wrongType';
export function complaintAbout(file: { size: number; type: string }, types: string[]): FileComplaint | null {
  if (file.size === 0) return 'empty';
  if (file.size > LARGEST_UPLOAD) return 'tooLarge';
  return types.includes(file.type) ? null : 'wrongType';
}
