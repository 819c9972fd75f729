package dev.claquete.studio.process;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;

/**
 * Makes an incident of a BPMN error that no diagram catches. The engine's own ways are worse: it ends the instance without a
 * word, or, with {@code enableExceptionsAfterUnhandledBpmnError}, refuses the report, so that its worker does the work again for
 * ever. Here the step waits for an operator, and what the run holds stays with it; the worker is told that all is well.
 */
class UncaughtErrors extends TaskReports {

    /** The engine's number for an error without a handler: project 02, {@code BpmnBehaviorLogger.missingBoundaryCatchEventError}. */
    private static final String UNCAUGHT = "ENGINE-02042";

    UncaughtErrors(TaskAnnouncements announcements, TransactionRetry retry) {
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
