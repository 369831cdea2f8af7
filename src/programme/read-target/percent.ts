/** «%», «prosenttia», «procent», «per cent». */
export const percentWord = "(?:%|prosentti\\p{L}*|prosenti\\p{L}*|procent\\p{L}*|per ?cent)";
