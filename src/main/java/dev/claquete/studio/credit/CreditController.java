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

    /** @param next what to ask for as {@code before} to read on; absent on the last page */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Page(List<Statement.Line> entries, @Nullable Long next) {}

    /** @param chargeOffline whether also what no outside provider bills costs its price */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Prices(Map<String, Long> prices, boolean chargeOffline) {}

    @Operation(summary = "What may be spent, and what is set aside for what is being made")
    @GetMapping
    Balance balance() {
        return ledger.balance(caller.id());
    }

    @Operation(
            summary = "What has moved the account's credits, newest first",
            description = "limit: 1 to 200 lines, 50 unless told. before: the id of a line, for those older than it.")
    @GetMapping("/statement")
    Page statement(
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST_LINES) int limit,
            @RequestParam(required = false) @Nullable Long before) {
        ledger.balance(caller.id());
        List<Statement.Line> lines = statement.page(caller.id(), before == null ? Long.MAX_VALUE : before, limit);
        return new Page(
                lines, lines.size() < limit ? null : lines.get(limit - 1).id());
    }

    @Operation(summary = "What a piece of each kind of work costs")
    @GetMapping("/prices")
    Prices prices() {
        return new Prices(tariff.prices(), tariff.chargesOffline());
    }
}
