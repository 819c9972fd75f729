package dev.claquete.studio.project.edit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A character in API answers. */
@JsonNaming(SnakeCaseStrategy.class)
record CharacterView(UUID id, String name, String description, List<String> images, UUID userId, Instant createdAt) {}
