/** @param text 24 characters at least; fewer tell too little. */
export declare function looksRandom(text: string): boolean;
