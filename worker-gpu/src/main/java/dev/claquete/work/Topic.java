package dev.claquete.work;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The external-task topic that a {@link TaskHandler} serves: the kebab case of the handler's class name. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Topic {

    String value();

    /** How many tasks of this topic one process works on at once, unless {@code claquete.work.slots.<topic>} says otherwise. */
    int slots() default 2;

    /**
     * How many more, of those tasks alone that somebody waits for and that are soon done ({@link TaskPriority#QUICK}). Long work
     * cannot take these slots.
     */
    int quickSlots() default 0;

    /** The facts that the handler {@link TaskContext#remember remembers}; a worker elsewhere may store and read no others. */
    String[] remembers() default {};
}
