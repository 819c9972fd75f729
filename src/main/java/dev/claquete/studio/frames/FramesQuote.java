package dev.claquete.studio.frames;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.credit.CreditQuote;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the frames of a video cost: one price, whatever the video. */
@Component
class FramesQuote implements CreditQuote {

    private final FrameJobs jobs;
    private final Extraction extraction;
    private final AccountDirectory accounts;

    FramesQuote(FrameJobs jobs, Extraction extraction, AccountDirectory accounts) {
        this.jobs = jobs;
        this.extraction = extraction;
        this.accounts = accounts;
    }

    @Override
    public boolean quotes(String operation) {
        return operation.equals(Extraction.OPERATION);
    }

    @Override
    public Quote quote(String reference, String businessKey, @Nullable String keyRing) {
        FrameJob job = jobs.lock(UUID.fromString(businessKey)).orElseThrow();
        String language = accounts.find(job.ownerId()).map(Account::language).orElse("en");
        return new Quote(extraction.purchase(job), extraction.price(), language);
    }
}
