package dev.claquete.studio.process.task;

import dev.claquete.work.BusinessError;
import dev.claquete.work.HandlerTypes;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.TaskPriority;
import dev.claquete.work.Topic;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.stereotype.Component;

/**
 * The work that workers outside this process may do: the rendering steps, described by their handlers. A new step needs
 * no registration.
 */
@Component
public class RemoteWork {

    private static final Set<String> RENDERING = Set.of("dev.claquete.render", "dev.claquete.operation");

    private final Map<String, Step> steps;

    RemoteWork(List<TaskHandler<?, ?>> handlers) {
        this.steps = handlers.stream()
                .filter(RemoteWork::renders)
                .map(RemoteWork::step)
                .collect(Collectors.toUnmodifiableMap(Step::topic, Function.identity()));
    }

    /**
     * @param reads the variables that it needs, including its stored values and its priority
     * @param makes its output variables
     * @param remembers the values that it stores between its tries
     * @param errors the codes of its business errors
     */
    public record Step(String topic, Set<String> reads, Set<String> makes, Set<String> remembers, Set<String> errors) {}

    /** Empty for work that stays in this process. */
    public Optional<Step> step(String topic) {
        return Optional.ofNullable(steps.get(topic));
    }

    public Set<String> topics() {
        return steps.keySet();
    }

    static boolean renders(TaskHandler<?, ?> handler) {
        return RENDERING.contains(AopUtils.getTargetClass(handler).getPackageName());
    }

    private static Step step(TaskHandler<?, ?> handler) {
        Topic topic = HandlerTypes.topicOf(handler);
        Set<String> facts = Set.of(topic.remembers());
        Set<String> reads = Stream.of(
                        names(HandlerTypes.inputOf(handler)), facts.stream(), Stream.of(TaskPriority.VARIABLE))
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
        Set<String> makes = names(HandlerTypes.outputOf(handler)).collect(Collectors.toUnmodifiableSet());
        return new Step(topic.value(), reads, makes, facts, errors(AopUtils.getTargetClass(handler)));
    }

    private static Stream<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }

    private static Set<String> errors(Class<?> handler) {
        return Arrays.stream(handler.getMethods())
                .filter(method -> method.getName().equals("handle") && !method.isBridge())
                .flatMap(method -> Arrays.stream(method.getExceptionTypes()))
                .filter(BusinessError.class::isAssignableFrom)
                .map(type -> BusinessError.codeOf(type.asSubclass(BusinessError.class)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
