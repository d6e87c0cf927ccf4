package ishibashi.message;

import java.util.Set;

/**
 * All that a file names, of a shape whose missing records are withdrawn. Holds the bank's own numbers: never printed.
 *
 * @param rows as many as it has, the bad ones too
 * @param numbers of its rows
 * @param legible the number of every row could be read; else whatever is missing might be one of the others
 */
public record Listed(String shape, Kind kind, int rows, Set<String> numbers, boolean legible) {
    public Listed {
        numbers = Set.copyOf(numbers);
    }

    @Override
    public String toString() {
        return "Listed[" + shape + ", " + rows + " rows]";
    }
}
