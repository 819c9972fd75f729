/** The API's conventions: error bodies, request ids, the OpenAPI page. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.claquete.studio.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
