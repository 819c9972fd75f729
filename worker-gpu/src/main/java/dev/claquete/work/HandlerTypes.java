package dev.claquete.work;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.ResolvableType;

/** Reads a handler's topic and input record from its class. */
public final class HandlerTypes {

    private HandlerTypes() {}

    public static Topic topicOf(TaskHandler<?, ?> handler) {
        Class<?> type = AopUtils.getTargetClass(handler);
        Topic topic = type.getAnnotation(Topic.class);
        if (topic == null) {
            throw new IllegalArgumentException(type.getName() + " has no @Topic");
        }
        return topic;
    }

    @SuppressWarnings("unchecked")
    public static <I extends Record> Class<I> inputOf(TaskHandler<I, ?> handler) {
        return (Class<I>) recordOf(handler, 0);
    }

    @SuppressWarnings("unchecked")
    public static <O extends Record> Class<O> outputOf(TaskHandler<?, O> handler) {
        return (Class<O>) recordOf(handler, 1);
    }

    private static Class<?> recordOf(TaskHandler<?, ?> handler, int parameter) {
        Class<?> type = ResolvableType.forClass(AopUtils.getTargetClass(handler))
                .as(TaskHandler.class)
                .getGeneric(parameter)
                .toClass();
        if (!type.isRecord()) {
            throw new IllegalArgumentException(handler.getClass().getName()
                    + (parameter == 0 ? " does not read" : " does not make") + " a record");
        }
        return type;
    }
}
