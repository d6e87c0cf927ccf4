package ishibashi.normalise.read;

import ishibashi.refusal.Code;

/** What of one workbook is held in memory at once, over all its sheets: some 300 MB at most. */
final class Budget {
    private static final int CELLS = 2_000_000;
    private static final int CHARACTERS = 32 << 20;
    private static final int MERGED_CELLS = 500_000;
    /** As Excel has it. */
    private static final int LONGEST_CELL = 32_767;

    private int cells;
    private int characters;
    private int merged;

    /** One more text, be it a cell's own or one that cells share. */
    void text(int length) {
        characters += Math.min(length, LONGEST_CELL);
        spent(length, LONGEST_CELL);
        spent(characters, CHARACTERS);
    }

    void cell() {
        spent(++cells, CELLS);
    }

    void merge(int count) {
        merged += count;
        spent(merged, MERGED_CELLS);
    }

    private static void spent(int count, int most) {
        if (count > most) {
            throw new Unreadable(Code.TOO_MANY, Integer.toString(most));
        }
    }
}
