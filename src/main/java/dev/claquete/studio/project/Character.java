package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A person, animal or thing that looks the same in every scene. */
@Entity
@Table(name = "characters")
public class Character extends OwnedRow {

    private String name;
    private String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> imageKeys;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Character() {}

    public Character(UUID id, UUID ownerId, String name, String description, List<ObjectKey> images) {
        super(id, ownerId);
        this.name = name;
        this.description = description;
        this.imageKeys = values(images);
    }

    public void describe(String newName, String newDescription) {
        name = newName;
        description = newDescription;
    }

    public void picture(List<ObjectKey> images) {
        imageKeys = values(images);
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public List<ObjectKey> images() {
        return imageKeys.stream().map(ObjectKey::new).toList();
    }

    private static List<String> values(List<ObjectKey> images) {
        return images.stream().map(ObjectKey::value).toList();
    }
}
