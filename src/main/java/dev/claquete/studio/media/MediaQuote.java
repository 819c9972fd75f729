package dev.claquete.studio.media;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.credit.CreditQuote;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cost of an operation: one price, whatever the media. */
@Component
class MediaQuote implements CreditQuote {

    private final MediaJobs jobs;
    private final MediaJobRunner work;
    private final AccountDirectory accounts;

    MediaQuote(MediaJobs jobs, MediaJobRunner work, AccountDirectory accounts) {
        this.jobs = jobs;
        this.work = work;
        this.accounts = accounts;
    }

    @Override
    public boolean quotes(String operation) {
        return operation.startsWith("media_");
    }

    @Override
    public Quote quote(String reference, String businessKey, @Nullable String keyRing) {
        MediaJob job = jobs.lock(UUID.fromString(businessKey)).orElseThrow();
        String language = accounts.find(job.ownerId()).map(Account::language).orElse("en");
        MediaJobRunner.Quoted quoted = work.quoted(job);
        return new Quote(quoted.purchase(), quoted.amount(), language);
    }
}
