/// Everything that can be asked (操作目录), for the printed documents and the tests.
package enum Registry {
    /// Every operation.
    package static let operations: [any Operation.Type] =
        accounts + staff + applications + materials + hosting + review + administration + notices

    /// Every enquiry.
    package static let enquiries: [any Enquiry.Type] = accountEnquiries + applicationEnquiries + staffEnquiries
}
