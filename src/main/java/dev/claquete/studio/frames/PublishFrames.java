package dev.claquete.studio.frames;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.file.Files;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives an archive of frames to the owner of its job, for as long as results are kept. Safe to repeat. */
@Topic("publish-frames")
@Component
class PublishFrames implements TaskHandler<PublishFrames.Input, PublishFrames.Output> {

    private final FrameJobs jobs;
    private final Files files;
    private final CreditLedger ledger;
    private final Extraction extraction;

    PublishFrames(FrameJobs jobs, Files files, CreditLedger ledger, Extraction extraction) {
        this.jobs = jobs;
        this.files = files;
        this.ledger = ledger;
        this.extraction = extraction;
    }

    record Input(String jobId, String zipKey, int frameCount, long zipBytes) {}

    record Output() {}

    @Override
    @Transactional
    public Output handle(Input in, TaskContext task) {
        FrameJob job = jobs.lock(UUID.fromString(in.jobId())).orElseThrow();
        ObjectKey zip = new ObjectKey(in.zipKey());
        files.registerResult(job.ownerId(), in.jobId(), zip);
        ledger.use(Extraction.reference(job.id()), Extraction.OPERATION, in.zipKey(), extraction.price());
        job.complete(zip, in.frameCount(), in.zipBytes());
        return new Output();
    }
}
