package dev.claquete.studio.credit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.CurrentAccount;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own credits. */
@RestController
@Tag(name = "Credits")
@RequestMapping("/api/credits")
class CreditController {

    private static final int MOST_LINES = 200;

    private final CreditLedger ledger;
    private final Statement statement;
    private final Tariff tariff;
    private final CurrentAccount caller;

    CreditController(CreditLedger ledger, Statement statement, Tariff tariff, CurrentAccount caller) {
        this.ledger = ledger;
        this.statement = statement;
        this.tariff = tariff;
        this.caller = caller;
    }

    /** @param next the value of {@code before} for the next page; absent on the last page */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Page(List<Statement.Line> entries, @Nullable Long next) {}

    /** @param chargeOffline whether work that no outside provider bills is charged too */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Prices(Map<String, Long> prices, boolean chargeOffline) {}

    @Operation(summary = "Get the available credits and those reserved for running work")
    @GetMapping
    Balance balance() {
        return ledger.balance(caller.id());
    }

    @Operation(
            summary = "List the account's credit transactions, newest first",
            description = "limit: 1 to 200 lines, default 50. before: the id of a line; lists older lines only.")
    @GetMapping("/statement")
    Page statement(
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST_LINES) int limit,
            @RequestParam(required = false) @Nullable Long before) {
        ledger.balance(caller.id());
        List<Statement.Line> lines = statement.page(caller.id(), before == null ? Long.MAX_VALUE : before, limit);
        return new Page(
                lines, lines.size() < limit ? null : lines.get(limit - 1).id());
    }

    @Operation(summary = "Get the price of each kind of work")
    @GetMapping("/prices")
    Prices prices() {
        return new Prices(tariff.prices(), tariff.chargesOffline());
    }
}
