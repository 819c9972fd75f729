package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A person, animal or thing that looks the same in every scene it appears in. */
@Entity
@Table(name = "characters")
class Character {

    @Id
    private UUID id;

    private UUID ownerId;
    private String name;
    private String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> imageKeys;

    private Instant createdAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Character() {}

    Character(UUID id, UUID ownerId, String name, String description, List<ObjectKey> images) {
        this.id = id;
        this.ownerId = ownerId;
        this.name = name;
        this.description = description;
        this.imageKeys = values(images);
        this.createdAt = Instant.now();
    }

    void describe(String newName, String newDescription) {
        name = newName;
        description = newDescription;
    }

    void picture(List<ObjectKey> images) {
        imageKeys = values(images);
    }

    UUID id() {
        return id;
    }

    UUID ownerId() {
        return ownerId;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    List<ObjectKey> images() {
        return imageKeys.stream().map(ObjectKey::new).toList();
    }

    Instant createdAt() {
        return createdAt;
    }

    private static List<String> values(List<ObjectKey> images) {
        return images.stream().map(ObjectKey::value).toList();
    }
}
