package dev.claquete.studio.process.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;

/** Every route of the engine's REST API, out of the JAX-RS annotations of its classes. */
final class EngineRoutes {

    /** @param path below {@code /engine-rest}, its variables in braces: {@code /process-instance/{id}/variables/{varId}} */
    record Route(String method, String path, Method code) {

        /** The type of the request's body, if it has one. */
        Optional<Class<?>> body() {
            Annotation[][] annotations = code.getParameterAnnotations();
            for (int i = 0; i < annotations.length; i++) {
                if (annotations[i].length == 0) {
                    return Optional.of(code.getParameterTypes()[i]);
                }
            }
            return Optional.empty();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private EngineRoutes() {}

    static List<Route> all() {
        return of(DefaultProcessEngineRestServiceImpl.class);
    }

    static List<Route> of(Class<?> resource) {
        List<Route> routes = new ArrayList<>();
        Path root = find(resource, Path.class);
        walk(resource, root == null ? "" : root.value(), new HashSet<>(), routes);
        return routes;
    }

    private static void walk(Class<?> resource, String path, Set<Class<?>> above, List<Route> routes) {
        if (!above.add(resource)) {
            return;
        }
        for (Method method : resource.getMethods()) {
            if (method.isBridge()) {
                continue;
            }
            Path own = find(method, Path.class);
            String full = own == null ? path : join(path, own.value());
            Optional<String> verb = verb(method);
            if (verb.isPresent()) {
                routes.add(new Route(verb.get(), full.isEmpty() ? "/" : full, method));
            } else if (own != null) {
                walk(method.getReturnType(), full, new HashSet<>(above), routes);
            }
        }
    }

    private static String join(String path, String more) {
        String clean = more.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("^/|/$", "");
        return clean.isEmpty() ? path : path + "/" + clean;
    }

    private static Optional<String> verb(Method method) {
        return declarations(method)
                .flatMap(declaration -> Arrays.stream(declaration.getAnnotations()))
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(http -> http != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static <A extends Annotation> A find(Method method, Class<A> type) {
        return declarations(method)
                .map(declaration -> declaration.getAnnotation(type))
                .filter(annotation -> annotation != null)
                .findFirst()
                .orElse(null);
    }

    private static <A extends Annotation> A find(Class<?> type, Class<A> annotation) {
        return types(type)
                .map(each -> each.getAnnotation(annotation))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    /** JAX-RS annotations may stand at the interface's method. */
    private static Stream<Method> declarations(Method method) {
        return types(method.getDeclaringClass()).flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                .filter(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes())));
    }

    private static Stream<Class<?>> types(Class<?> type) {
        if (type == null || type == Object.class) {
            return Stream.empty();
        }
        Collection<Class<?>> above = new ArrayList<>(List.of(type.getInterfaces()));
        if (type.getSuperclass() != null) {
            above.add(type.getSuperclass());
        }
        return Stream.concat(Stream.of(type), above.stream().flatMap(EngineRoutes::types));
    }
}
