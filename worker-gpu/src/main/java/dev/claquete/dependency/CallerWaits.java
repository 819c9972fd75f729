package dev.claquete.dependency;

/**
 * Tells whether somebody waits for the current thread's work. If so, a call to a dependency that does not answer is
 * given up after seconds; other work waits longer.
 */
public final class CallerWaits {

    private static final ThreadLocal<Boolean> HERE = ThreadLocal.withInitial(() -> false);

    private CallerWaits() {}

    /** The work that a caller waits for. */
    @FunctionalInterface
    public interface Answer<E1 extends Exception, E2 extends Exception> {
        void give() throws E1, E2;
    }

    public static <E1 extends Exception, E2 extends Exception> void during(Answer<E1, E2> answer) throws E1, E2 {
        boolean before = HERE.get();
        HERE.set(true);
        try {
            answer.give();
        } finally {
            HERE.set(before);
        }
    }

    public static boolean here() {
        return HERE.get();
    }
}
