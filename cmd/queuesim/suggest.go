package main

import (
	"fmt"
	"slices"
	"strings"
)

// suggest returns the hint for a word that isn't among those that exist: the nearest one, or else
// all of them under the heading what.
func suggest(word, what string, known []string) string {
	if near := nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return what + ": " + strings.Join(slices.Sorted(slices.Values(known)), ", ")
}

// nearest returns the word that was most likely meant: within two letters put in, taken out,
// changed or swapped, and less than half of the word. It is "" if there is none.
func nearest(word string, known []string) string {
	best, found := 3, ""
	for _, k := range known {
		d := distance(word, k)
		if d < best && 2*d < max(len(word), len(k)) {
			best, found = d, k
		}
	}
	return found
}

// distance returns how many letters must change to make b of a (Damerau's distance, restricted to
// swaps of neighbours that nothing else touches).
func distance(a, b string) int {
	if len(a) > 64 || len(b) > 64 {
		return max(len(a), len(b))
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			changed := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				changed++
			}
			rows[i][j] = min(changed, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
