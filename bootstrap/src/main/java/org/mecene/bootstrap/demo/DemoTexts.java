package org.mecene.bootstrap.demo;

import java.util.List;
import org.mecene.bootstrap.demo.DemoCampaigns.Cause;
import org.mecene.bootstrap.demo.DemoCampaigns.Stage;
import org.mecene.bootstrap.demo.DemoCreators.Work;
import org.mecene.bootstrap.demo.DemoCreators.Writing;
import org.mecene.bootstrap.demo.DemoPeople.Person;
import org.mecene.domain.identity.Language;

/// Who and what the demonstration shows. All people and places in it are made up.
final class DemoTexts {
    static final List<Person> CREATORS =
            List.of(
                    new Person(
                            "awa-ndiaye",
                            "Awa Ndiaye",
                            Language.FR,
                            "SN",
                            "Cuisine de Saint-Louis, racontée lentement."),
                    new Person(
                            "kofi-mensah",
                            "Kofi Mensah",
                            Language.EN,
                            "GH",
                            "I build guitars from what the sea returns."),
                    new Person(
                            "lea-moreau",
                            "Léa Moreau",
                            Language.FR,
                            "FR",
                            "Carnets de randonnée, à l’encre et à pied."));

    static final List<Person> AUDIENCE =
            List.of(
                    new Person(
                            "fatou-diop",
                            "Fatou Diop",
                            Language.FR,
                            "SN",
                            "Lectrice, coureuse, tante de onze neveux."),
                    new Person(
                            "jonas-weber",
                            "Jonas Weber",
                            Language.EN,
                            "DE",
                            "Here for the guitars."),
                    new Person(
                            "mariam-keita",
                            "Mariam Keïta",
                            Language.FR,
                            "ML",
                            "Institutrice à Sikasso."),
                    new Person(
                            "samuel-osei",
                            "Samuel Osei",
                            Language.EN,
                            "GH",
                            "Photographs markets at dawn."),
                    new Person(
                            "ines-traore",
                            "Inès Traoré",
                            Language.FR,
                            "CI",
                            "Architecte à Abidjan."));

    static final List<Work> WORKS =
            List.of(
                    new Work(
                            "XOF",
                            2_000,
                            6_500,
                            List.of(
                                    new Writing(
                                            "Le thiéboudiène du dimanche",
                                            """
                                            Tout commence la veille, avec le poisson. On choisit un mérou qui vous regarde encore dans \
                                            les yeux, on le farcit de persil, d’ail et de piment, et on attend.

                                            Le riz, lui, ne se lave pas : il s’écoute. Quand il chante sous les doigts, il est prêt.\
                                            """,
                                            null,
                                            1,
                                            List.of("cuisine", "sénégal")),
                                    new Writing(
                                            "Le marché de Guet Ndar, six heures",
                                            """
                                            Les pirogues rentrent. Il faut arriver avant la glace, quand on parle encore bas.

                                            Voici mon carnet d’adresses, avec les prix de novembre et les questions à poser.\
                                            """,
                                            "Mon carnet d’adresses du marché aux poissons, avec les prix.",
                                            2,
                                            List.of("cuisine", "marché")),
                                    new Writing(
                                            "Trois sauces pour toute l’année",
                                            "Une à l’oseille, une au gombo, une à l’arachide. Le reste est conversation.",
                                            null,
                                            1,
                                            List.of("cuisine", "recettes")))),
                    new Work(
                            "EUR",
                            500,
                            1_500,
                            List.of(
                                    new Writing(
                                            "A guitar from a fishing boat",
                                            """
                                            The plank had been in salt water for forty years. It rang like a bell when I dropped it, so \
                                            I dropped it again, on purpose, and wrote down the note.

                                            It was a G sharp. The guitar is in G sharp too.\
                                            """,
                                            null,
                                            2,
                                            List.of("guitar", "wood")),
                                    new Writing(
                                            "The neck: measurements and mistakes",
                                            """
                                            All measurements in millimetres, all mistakes my own. Print the template at full size and \
                                            check the ruler on the edge before you cut anything.\
                                            """,
                                            "The full template of the neck, and the three mistakes that cost me a month.",
                                            1,
                                            List.of("guitar", "plans")))),
                    new Work(
                            "EUR",
                            400,
                            1_200,
                            List.of(
                                    new Writing(
                                            "Le sentier des douaniers, premier jour",
                                            "Vingt-deux kilomètres, une averse, deux renards. Le soir, l’encre n’avait pas séché.",
                                            null,
                                            1,
                                            List.of("randonnée", "bretagne")),
                                    new Writing(
                                            "Les pages que je n’ai pas montrées",
                                            "Onze dessins, dont trois ratés que je préfère aux autres.",
                                            "Onze dessins inédits du voyage.",
                                            3,
                                            List.of("dessin")))));

    static final List<Cause> CAUSES =
            List.of(
                    new Cause(
                            "Un puits pour l’école de Diaobé",
                            "De l’eau propre pour 340 élèves, à vingt mètres des classes.",
                            """
                            L’école de Diaobé n’a pas d’eau. Les élèves la portent de chez eux, dans des bidons, trois kilomètres \
                            chaque matin. Le forage est étudié, le devis est signé, le village creuse les tranchées.\
                            """,
                            "water",
                            2_500_000,
                            "XOF",
                            45,
                            "SN",
                            List.of("eau", "école"),
                            Stage.ACTIVE,
                            List.of(8, 4, 10, 2, 6, 3)),
                    new Cause(
                            "Des livres pour la bibliothèque de Makelekele",
                            "Deux mille livres, un an de lectures à voix haute.",
                            "La salle est là, les étagères aussi. Il manque ce qu’on y met.",
                            "education",
                            900_000,
                            "XAF",
                            30,
                            "CG",
                            List.of("lecture"),
                            Stage.ACTIVE,
                            List.of(40, 35, 20, 15)),
                    new Cause(
                            "A workshop for Kofi’s apprentices",
                            "Benches, tools and a year of rent for four young makers.",
                            "Four people want to learn, and there is one bench. This pays for four more.",
                            "business",
                            600_000,
                            "EUR",
                            60,
                            "GH",
                            List.of("craft"),
                            Stage.ACTIVE,
                            List.of(5, 12)),
                    new Cause(
                            "Une ambulance pour le district de Kayes",
                            "Une ambulance d’occasion, révisée et équipée.",
                            "Le garage a fait le devis. Nous cherchons encore qui paiera l’assurance.",
                            "health",
                            9_000_000,
                            "XOF",
                            90,
                            "ML",
                            List.of("santé"),
                            Stage.IN_REVIEW,
                            List.of()),
                    new Cause(
                            "Festival des conteurs",
                            "Trois nuits de contes au bord du fleuve.",
                            "Le programme n’est pas arrêté, mais les conteurs le sont.",
                            "culture",
                            1_200_000,
                            "XOF",
                            120,
                            "SN",
                            List.of("conte"),
                            Stage.REJECTED,
                            List.of()),
                    new Cause(
                            "Reboiser la colline",
                            "Mille arbres, deux saisons des pluies.",
                            "Brouillon : il manque le plan de plantation.",
                            "environment",
                            750_000,
                            "XOF",
                            150,
                            "CI",
                            List.of("arbres"),
                            Stage.DRAFT,
                            List.of()));

    static final List<String> COMMENTS =
            List.of(
                    "Je l’ai essayé dimanche. Ma mère n’a rien dit, c’est bon signe.",
                    "Beautiful. What did you use for the finish?",
                    "Merci pour ces pages.",
                    "This made my morning.",
                    "On attend la suite !");

    static final List<String> WISHES =
            List.of(
                    "Pour les enfants.",
                    "Bon courage à tous !",
                    "From Accra with love.",
                    "Avec toute l’équipe.");

    static final List<String> GUESTS =
            List.of("Tante Coumba", "M. Ferrand", "The Okoros", "Une ancienne élève");

    private DemoTexts() {}
}
