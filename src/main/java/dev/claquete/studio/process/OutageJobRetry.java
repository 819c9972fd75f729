package dev.claquete.studio.process;

import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.Dependency;
import dev.claquete.dependency.DependencyUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Retries the engine's own steps (a start, a timer, a join) that fail because of an outage without using up tries, with
 * growing waits.
 */
class OutageJobRetry implements FailedJobCommandFactory {

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Dependencies dependencies;

    OutageJobRetry(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        Optional<DependencyUnavailable> outage = dependencies.causeOf(failure);
        return outage.isPresent() ? new Rest(jobId, failure, outage.get()) : new DefaultJobRetryCmd(jobId, failure);
    }

    private static final class Rest extends DefaultJobRetryCmd {

        private static final long serialVersionUID = 1;

        private final transient DependencyUnavailable outage;

        Rest(String jobId, Throwable failure, DependencyUnavailable outage) {
            super(jobId, failure);
            this.outage = outage;
        }

        @Override
        public Object execute(CommandContext context) {
            JobEntity job = getJob();
            if (job != null) {
                Duration away = outage.dependency()
                        .awaySince()
                        .map(since -> Duration.between(since, Instant.now()))
                        .orElse(Duration.ZERO);
                Duration rest = Dependency.restAfter(away, LONGEST_REST);
                job.setLockOwner(null);
                job.setLockExpirationTime(null);
                job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + rest.toMillis()));
                logException(job);
                notifyAcquisition(context);
            }
            return this;
        }
    }
}
