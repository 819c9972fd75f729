package dev.claquete.studio.process;

import java.util.Map;

/**
 * A user changed something through the engine's own pages or REST API. Published on the thread of the request, after
 * the engine has done it.
 *
 * @param what a noun and a participle in kebab case, {@code variables-edited}
 * @param who the user's sign-in name
 * @param details the route, the ids in it and the plain values of the body, but no values of variables
 */
public record EngineChanged(String what, String who, Map<String, String> details) {}
