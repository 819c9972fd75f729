package dev.claquete.operation;

import dev.claquete.work.BusinessError;

/** The order cannot be fulfilled with the given inputs; somebody has to change the request. */
public class OperationImpossible extends BusinessError {

    /** @param sentence for people, beginning with the field if there is one: {@code target_size: cannot be reached} */
    public OperationImpossible(String sentence) {
        super(sentence);
    }
}
