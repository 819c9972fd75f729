package dev.claquete.studio.media;

import dev.claquete.operation.Operation;
import dev.claquete.operation.ProductKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Describes operations before they run. */
@Component
class OperationCatalog {

    private final Map<String, Operation<?>> operations;

    OperationCatalog(List<? extends Operation<?>> operations) {
        this.operations =
                operations.stream().collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));
    }

    /** The kind of a request's products. */
    ProductKind makes(MediaRequest request) {
        Operation<?> operation = operations.get(request.operation());
        if (operation == null) {
            throw new IllegalArgumentException("there is no operation " + request.operation());
        }
        return makes(operation, request.order());
    }

    private static <O extends Record> ProductKind makes(Operation<O> operation, Record order) {
        return operation.makes(operation.order().cast(order));
    }
}
