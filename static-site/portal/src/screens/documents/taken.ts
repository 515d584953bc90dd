/** Bytes of the largest file that is taken. */
export const LARGEST = 15 * 1024 * 1024;

/** Kinds of files that are taken, as a file input wants them. */
export const TAKEN = "application/pdf,image/jpeg,image/png,image/heic,.heic";
