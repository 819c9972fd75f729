package dev.claquete.studio.process;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Restricts the properties and methods that an expression may use: an allowlist for the engine's scopes, and the plain
 * values of variables. {@code getClass} and everything behind it, especially the engine's services, stay out of reach.
 */
final class ScopeElResolver extends BeanELResolver {

    /** Of executions and tasks. */
    private static final Set<String> SCOPE = Set.of(
            "hasVariable",
            "hasVariableLocal",
            "getVariable",
            "getVariableLocal",
            "setVariable",
            "setVariableLocal",
            "removeVariable",
            "removeVariableLocal",
            "id",
            "name",
            "assignee",
            "owner",
            "priority",
            "dueDate",
            "eventName",
            "businessKey",
            "processBusinessKey",
            "processInstanceId",
            "processDefinitionId",
            "parentId",
            "executionId",
            "taskDefinitionKey",
            "currentActivityId",
            "currentActivityName",
            "activityInstanceId",
            "tenantId");

    private static final Set<Class<?>> PLAIN = Set.of(
            CharSequence.class, Number.class, Boolean.class, Date.class, Temporal.class, Collection.class, Map.class);

    ScopeElResolver() {
        super(true);
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base != null && !open(base, property)) {
            throw new PropertyNotFoundException("Expressions may not use " + described(base, property));
        }
        return super.getValue(context, base, property);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            @Nullable Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        if (base != null && !open(base, method)) {
            throw new MethodNotFoundException("Expressions may not use " + described(base, method));
        }
        return super.invoke(context, base, method, types, arguments);
    }

    private static boolean open(Object base, @Nullable Object member) {
        String name = String.valueOf(member);
        if (base instanceof VariableScope) {
            return SCOPE.contains(name) || SCOPE.contains(property(name));
        }
        String home = base.getClass().getPackageName();
        boolean plain = home.startsWith("java.") && PLAIN.stream().anyMatch(type -> type.isInstance(base));
        // the result of the engine's own function dateTime()
        boolean time = home.startsWith("org.joda.time");
        return (plain || time) && !name.equals("class") && !name.equals("getClass");
    }

    /** Converts {@code getProcessBusinessKey} to processBusinessKey. */
    private static String property(String name) {
        return name.startsWith("get") && name.length() > 3
                ? Character.toLowerCase(name.charAt(3)) + name.substring(4)
                : name;
    }

    private static String described(Object base, @Nullable Object member) {
        return member + " of " + base.getClass().getSimpleName();
    }
}
