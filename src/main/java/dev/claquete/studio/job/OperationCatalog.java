package dev.claquete.studio.job;

import dev.claquete.operation.Operation;
import dev.claquete.operation.ProductKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    ProductKind makes(JobRequest request) {
        return makes(find(request.operation()), request.order());
    }

    /** The operation's name in the price list and the credit ledger. */
    String price(String operation) {
        return find(operation).price();
    }

    /** Whether this is the price of one of the operations. */
    boolean isPrice(String name) {
        return operations.values().stream()
                .anyMatch(operation -> operation.price().equals(name));
    }

    /** The reference of a job's purchase in the ledger: {@code media:<id>}. */
    String reference(String operation, UUID job) {
        String price = price(operation);
        return price.substring(0, price.indexOf('_')) + ":" + job;
    }

    private Operation<?> find(String name) {
        Operation<?> operation = operations.get(name);
        if (operation == null) {
            throw new IllegalArgumentException("there is no operation " + name);
        }
        return operation;
    }

    private static <O extends Record> ProductKind makes(Operation<O> operation, Record order) {
        return operation.makes(operation.order().cast(order));
    }
}
