package dev.claquete.studio.project.edit;

import dev.claquete.studio.project.Character;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** The repository of characters. */
interface Characters extends Repository<Character, UUID> {

    Character save(Character character);

    Optional<Character> findById(UUID id);

    List<Character> findByOwnerIdAndIdIn(UUID ownerId, Collection<UUID> ids);

    List<Character> findByOwnerIdOrderByCreatedAtDescIdAsc(UUID ownerId, Pageable page);

    long countByOwnerId(UUID ownerId);

    void delete(Character character);
}
