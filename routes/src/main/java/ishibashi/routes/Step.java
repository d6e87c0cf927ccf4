package ishibashi.routes;

/** A named step of a route: takes what the step before it gave. Bad data is in what it returns; a fault is thrown. */
@FunctionalInterface
public interface Step<I, O> {
    O apply(I in);

    /** The last step of a transaction: commits, gives nothing on. */
    @FunctionalInterface
    interface Keep<I> {
        void keep(I in);
    }
}
