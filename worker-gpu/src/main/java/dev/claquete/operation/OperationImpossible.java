package dev.claquete.operation;

import dev.claquete.work.BusinessError;

/** What is wanted cannot be had from what was given; someone has to ask for something else. */
public class OperationImpossible extends BusinessError {

    /** @param sentence for people, beginning with the field where there is one: {@code target_size: cannot be reached} */
    public OperationImpossible(String sentence) {
        super(sentence);
    }
}
