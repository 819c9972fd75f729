package dev.claquete.studio.process.task;

import dev.claquete.studio.process.TransactionRetry;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;

/**
 * Creates an incident for a BPMN error that no diagram catches. The engine would silently end the instance or, with
 * {@code enableExceptionsAfterUnhandledBpmnError}, refuse the report, so that its worker repeats the work for ever.
 * Here the step waits for an operator and keeps what the run holds; the worker's report succeeds.
 */
public class UncaughtErrors extends TaskReports {

    /** The engine's number for an error without a handler: project 02, {@code BpmnBehaviorLogger.missingBoundaryCatchEventError}. */
    private static final String UNCAUGHT = "ENGINE-02042";

    public UncaughtErrors(TaskAnnouncements announcements, TransactionRetry retry) {
        super(announcements, retry);
    }

    @Override
    public void handleBpmnError(
            String taskId,
            String workerId,
            String errorCode,
            @Nullable String errorMessage,
            @Nullable Map<String, Object> variables) {
        try {
            super.handleBpmnError(taskId, workerId, errorCode, errorMessage, variables);
        } catch (ProcessEngineException e) {
            if (!uncaught(e)) {
                throw e;
            }
            String sentence = "The diagram does not catch the error " + errorCode;
            String details = sentence + (errorMessage == null ? "" : ": " + errorMessage);
            handleFailure(taskId, workerId, sentence, details, 0, 0);
        }
    }

    private static boolean uncaught(Throwable refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(UNCAUGHT)) {
                return true;
            }
        }
        return false;
    }
}
