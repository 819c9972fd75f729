package dev.claquete.work;

/**
 * A failure that people and diagrams react to, as opposed to a technical failure, which is retried. Its BPMN error code
 * is the kebab case of the class name ({@code PromptRejected} -> {@code prompt-rejected}); its message is a sentence
 * for people.
 */
public abstract class BusinessError extends Exception {

    protected BusinessError(String message) {
        super(message);
    }

    public String code() {
        return codeOf(getClass());
    }

    public static String codeOf(Class<? extends BusinessError> type) {
        return KebabCase.of(type.getSimpleName());
    }
}
