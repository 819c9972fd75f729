package dev.claquete.studio.process;

import dev.claquete.work.BusinessError;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The handlers of the house, by topic, and what their classes say of them. */
final class Handlers {

    private static final Map<String, Class<?>> BY_TOPIC = find();

    private Handlers() {}

    static Set<String> topics() {
        return BY_TOPIC.keySet();
    }

    static Class<?> of(String topic) {
        return BY_TOPIC.get(topic);
    }

    static Class<?> input(Class<?> handler) {
        return ResolvableType.forClass(handler)
                .as(TaskHandler.class)
                .getGeneric(0)
                .toClass();
    }

    static Class<?> output(Class<?> handler) {
        return ResolvableType.forClass(handler)
                .as(TaskHandler.class)
                .getGeneric(1)
                .toClass();
    }

    /** The codes of the business errors that its handle method declares. */
    static Set<String> codes(Class<?> handler) {
        return Arrays.stream(handler.getMethods())
                .filter(method -> method.getName().equals("handle") && !method.isBridge())
                .map(Method::getExceptionTypes)
                .flatMap(Arrays::stream)
                .filter(BusinessError.class::isAssignableFrom)
                .map(type -> BusinessError.codeOf(type.asSubclass(BusinessError.class)))
                .collect(Collectors.toSet());
    }

    private static Map<String, Class<?>> find() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Topic.class));
        return scan.findCandidateComponents("dev.claquete").stream()
                .map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
                .filter(type -> type.getEnclosingClass() == null)
                .collect(
                        Collectors.toMap(type -> type.getAnnotation(Topic.class).value(), Function.identity()));
    }
}
