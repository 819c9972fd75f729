package dev.claquete.studio.job;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.credit.CreditQuote;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cost of an operation: one price, whatever the media. */
@Component
class JobQuote implements CreditQuote {

    private final Jobs jobs;
    private final JobRunner work;
    private final OperationCatalog operations;
    private final AccountDirectory accounts;

    JobQuote(Jobs jobs, JobRunner work, OperationCatalog operations, AccountDirectory accounts) {
        this.operations = operations;
        this.jobs = jobs;
        this.work = work;
        this.accounts = accounts;
    }

    @Override
    public boolean quotes(String operation) {
        return operations.isPrice(operation);
    }

    @Override
    public Quote quote(String reference, String businessKey, @Nullable String keyRing) {
        Job job = jobs.lock(UUID.fromString(businessKey)).orElseThrow();
        String language = accounts.find(job.ownerId()).map(Account::language).orElse("en");
        JobRunner.Quoted quoted = work.quoted(job);
        return new Quote(quoted.purchase(), quoted.amount(), language);
    }
}
