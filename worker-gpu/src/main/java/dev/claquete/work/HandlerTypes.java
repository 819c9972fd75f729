package dev.claquete.work;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.ResolvableType;

/** What a handler's class says of itself: its topic and its input record. */
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
    static <I extends Record> Class<I> inputOf(TaskHandler<I, ?> handler) {
        Class<?> type = ResolvableType.forClass(AopUtils.getTargetClass(handler))
                .as(TaskHandler.class)
                .getGeneric(0)
                .toClass();
        if (!type.isRecord()) {
            throw new IllegalArgumentException(handler.getClass().getName() + " does not read a record");
        }
        return (Class<I>) type;
    }
}
