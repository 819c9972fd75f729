package dev.claquete.studio.process;

import java.util.Map;

/**
 * A person has changed something through the engine's own pages or REST API. Published on the thread of their request, after the
 * engine has done it.
 *
 * @param what a noun and a participle in kebab case, {@code variables-edited}
 * @param who the name they sign in with
 * @param details the route, the ids that it names and the plain facts of the body; no values of variables
 */
public record EngineChanged(String what, String who, Map<String, String> details) {}
