package ishibashi.work;

/** Row by row, for a message in whose hands the process has ended before (rulings 10): the row that did it is held alone. */
public interface Trial {
    /** For all other messages. */
    Trial NONE = new Trial() {
        @Override
        public boolean ended(int ordinal) {
            return false;
        }

        @Override
        public void begin(int ordinal) {}

        @Override
        public void over() {}
    };

    /** Whether the process has ended while it read this row. */
    boolean ended(int ordinal);

    /** Committed before the row is read. */
    void begin(int ordinal);

    /** All rows are read: what ends the process now is none of them. */
    void over();
}
