package dev.claquete.studio.credit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import dev.claquete.studio.web.Uuids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Grants of credits, and the check of the ledger's integrity. For administrators. */
@RestController
@Tag(name = "Administration")
@RequestMapping("/api/admin/credits")
class CreditAdminController {

    private static final long MOST = 1_000_000_000L;
    private static final int MAX_TEXT = 200;

    private final CreditLedger ledger;
    private final AccountDirectory accounts;
    private final LedgerCheck check;

    CreditAdminController(CreditLedger ledger, AccountDirectory accounts, LedgerCheck check) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.check = check;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Grant(
            @Nullable String accountId,
            @Nullable String email,
            @NotNull @Min(1) @Max(MOST) Long amount,
            @NotBlank @Size(max = MAX_TEXT) String reason,
            @NotBlank @Size(max = MAX_TEXT) String idempotencyKey) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Granted(String transactionId, UUID accountId, long newBalance) {}

    /**
     * The same key grants the same account once; a repeat gets the first grant's answer, and the same key with another
     * amount or reason 409.
     */
    @Operation(summary = "Grant credits to an account")
    @BodyExample(
            "{\"email\":\"ana@example.com\",\"amount\":500,\"reason\":\"Order 1042\",\"idempotency_key\":\"order-1042\"}")
    @PostMapping("/grants")
    @ResponseStatus(HttpStatus.CREATED)
    Granted grant(@Valid @RequestBody Grant grant) {
        Account account = account(grant);
        String id = ledger.grant(
                account.id(),
                grant.amount(),
                grant.reason().strip(),
                grant.idempotencyKey().strip());
        return new Granted(id, account.id(), ledger.balance(account.id()).available());
    }

    @Operation(summary = "Recount the whole ledger and report discrepancies")
    @GetMapping("/check")
    LedgerCheck.Finding check() {
        return check.check();
    }

    private Account account(Grant grant) {
        if ((grant.accountId() == null) == (grant.email() == null)) {
            throw new InvalidInput("account_id", "either account_id or email is required, and not both");
        }
        return (grant.email() == null
                        ? accounts.find(Uuids.parseOrNil(String.valueOf(grant.accountId())))
                        : accounts.findByEmail(grant.email()))
                .orElseThrow(() -> new NotFound("Account not found"));
    }
}
