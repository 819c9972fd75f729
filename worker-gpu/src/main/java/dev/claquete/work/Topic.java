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

    /**
     * How many tasks of this topic one process works on at once, unless {@code claquete.work.slots.<topic>} says
     * otherwise.
     */
    int slots() default 2;

    /**
     * How many additional slots are only for short tasks that somebody waits for ({@link TaskPriority#QUICK}). Long
     * work cannot take these slots.
     */
    int quickSlots() default 0;

    /**
     * The names of the values that the handler {@link TaskContext#remember remembers}; a worker elsewhere may store and
     * read no others.
     */
    String[] remembers() default {};
}
