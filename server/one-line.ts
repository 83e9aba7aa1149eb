/** Text on one line, without what cannot be seen: it begins no other header and looks like no paragraph of ours. */
export const oneLine = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim();
