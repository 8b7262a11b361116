package theory

import "strings"

// A Source is where a formula is from.
type Source struct {
	Author string `json:"author"`
	Title  string `json:"title"`
	Issue  string `json:"issue"` // edition, or journal, and year
	Place  string `json:"place"` // section or pages
}

// String returns the source as it is cited.
func (s Source) String() string {
	words := s.Author + ", " + s.Title
	if strings.HasPrefix(s.Issue, "(") {
		words += " " + s.Issue
	} else {
		words += ", " + s.Issue
	}
	return words + ", " + s.Place
}

// kleinrock and gross are textbooks.
func kleinrock(section string) Source {
	return Source{"Kleinrock", "Queueing Systems", "vol. 1 (1975)", section}
}

func gross(section string) Source {
	return Source{
		"Gross, Shortle, Thompson and Harris", "Fundamentals of Queueing Theory", "4th ed. (2008)",
		section,
	}
}

// Papers and chapters of which one formula is taken.
var (
	sourceCobham = Source{
		"Cobham", "Priority Assignment in Waiting Line Problems", "Operations Research 2 (1954)",
		"70–76",
	}
	sourceCrommelin = Source{
		"Crommelin", "Delay probability formulae when the holding times are constant",
		"Post Office Electrical Engineers' Journal 25 (1932)", "41–50",
	}
	sourceAllen = Source{
		"Allen", "Probability, Statistics, and Queueing Theory", "2nd ed. (1990)",
		"ch. 5, Allen–Cunneen",
	}
	sourceErlangA = Source{
		"Garnett, Mandelbaum and Reiman", "Designing a Call Center with Impatient Customers",
		"Manufacturing & Service Operations Management 4 (2002)", "208–227",
	}
	sourceFeedback = Source{
		"Baskett, Chandy, Muntz and Palacios",
		"Open, Closed, and Mixed Networks of Queues with Different Classes of Customers",
		"Journal of the ACM 22 (1975)", "248–260",
	}
)
